namespace JatengPortal.Kernel;

/// <summary>What a module must have done before the portal serves, once the databases are ready. Scoped; runs at each start, alone.</summary>
public interface IBeforeServing
{
    /// <returns>What the operator has to read, once the portal serves; null for nothing.</returns>
    Task<string?> RunAsync(CancellationToken cancellationToken);
}
