namespace JatengPortal.Testing;

/// <summary>How a portal process is to be started. The default: the build beside the tests, an empty data folder, a free port.</summary>
public sealed record PortalStart
{
    /// <summary>Debug or Release.</summary>
    public string Configuration { get; init; } = Repository.Configuration;

    /// <summary>The data folder; null means a new empty one that goes when the portal is disposed.</summary>
    public string? DataPath { get; init; }

    /// <summary>What stands before <c>dotnet</c> on the command line, such as <c>taskset -c 0</c>.</summary>
    public IReadOnlyList<string> Launcher { get; init; } = [];

    /// <summary>Settings in the environment's form, such as <c>Portal__PageCache__Enabled</c>.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The address that must answer 200 before the start counts as done.</summary>
    public string ReadyAddress { get; init; } = "/health/ready";

    /// <summary>How long that may take: a busy machine is no fault of the portal, and whoever shares one would fail with the first.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(4);
}
