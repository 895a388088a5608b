using Microsoft.AspNetCore.Identity;

namespace JatengPortal.Identity.Accounts;

/// <summary>An account (akun): one a person, for all agencies' sites.</summary>
public sealed class PortalAccount : IdentityUser<Guid>
{
    /// <summary>What others see, 1 to 100 characters.</summary>
    public required string DisplayName { get; set; }

    /// <summary>Whether the person administers the whole portal (administrator host).</summary>
    public bool IsHostAdministrator { get; set; }

    /// <summary>The password was made by somebody else, so the person has to choose another one first.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>When it was closed; null while it is open. UTC.</summary>
    public DateTime? ClosedUtc { get; set; }

    /// <summary>When it was made. UTC.</summary>
    public required DateTime CreatedUtc { get; init; }

    /// <summary>When the person last signed in; null before the first time. UTC.</summary>
    public DateTime? LastSignInUtc { get; set; }

    /// <summary>What lists are sorted by: the name that others see, in lower case. The database's context keeps it.</summary>
    public string SortName { get; set; } = "";

    /// <summary>What searches look in: both names and the e-mail address, in lower case. The database's context keeps it.</summary>
    public string SearchText { get; set; } = "";

    /// <summary>Whether a password alone is not enough.</summary>
    public bool HasSecondFactor => TwoFactorEnabled;
}
