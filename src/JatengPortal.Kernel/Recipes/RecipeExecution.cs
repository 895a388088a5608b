namespace JatengPortal.Kernel.Recipes;

/// <summary>Where a checked recipe runs.</summary>
/// <param name="Services">A scope of the tenant, inside its transaction; or of the host.</param>
public sealed record RecipeExecution(IServiceProvider Services)
{
    /// <summary>The caller rolls back in the end; steps leave undone what no transaction can undo.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Watches the run; null when nobody does.</summary>
    public IProgress<RecipeProgress>? Progress { get; init; }

    /// <summary>Makes the tenants of a run on the host; null in a tenant and in a dry run.</summary>
    internal TenantMaking? Making { get; init; }
}
