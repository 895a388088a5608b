namespace JatengPortal.Testing.Crashes;

/// <summary>A kind of work that is killed while it is under way.</summary>
internal interface ICrashedWork
{
    /// <summary>Does some of it, kills it, looks at what is left, and does it to its end.</summary>
    /// <returns>The sites that have to be looked at.</returns>
    Task<IReadOnlyList<ExpectedSite>> RunAsync(CrashScene scene, CancellationToken cancellationToken);
}
