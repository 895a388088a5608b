namespace JatengPortal.Kernel.Security;

/// <summary>A person with an account (akun), or the operator of the command line: whoever acts.</summary>
public sealed record Account
{
    /// <summary>The same in every tenant, and for ever. Empty for the command line.</summary>
    public required Guid Id { get; init; }

    /// <summary>What the person signs in with, 1 to 64 characters.</summary>
    public required string UserName { get; init; }

    /// <summary>What others see.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Whether every permission is held, in every tenant and at the host (administrator host).</summary>
    public bool IsHostAdministrator { get; init; }

    /// <summary>Names of the roles held in the tenant of the request.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Whether more than a password was shown when signing in.</summary>
    public bool HasSecondFactor { get; init; }

    /// <summary>Where the person has to go first, such as to a new password; a path inside the tenant. Null when nothing is pending.</summary>
    public string? MustVisit { get; init; }

    /// <summary>Whoever runs verbs on the machine itself holds every permission there.</summary>
    public static Account OfCommandLine(string operatingSystemUser) => new()
    {
        Id = Guid.Empty,
        UserName = "cli:" + operatingSystemUser,
        DisplayName = "Baris perintah",
        IsHostAdministrator = true,
        HasSecondFactor = true,
    };
}
