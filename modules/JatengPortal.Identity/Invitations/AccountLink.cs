namespace JatengPortal.Identity.Invitations;

/// <summary>What a link to an account lets its holder do.</summary>
public enum AccountLinkKind
{
    /// <summary>Choose the first password (undangan).</summary>
    Invitation,

    /// <summary>Choose another password (atur ulang kata sandi).</summary>
    PasswordReset,
}

/// <summary>A link by which somebody chooses a password, once. The address holds a key to this row.</summary>
internal sealed class AccountLink
{
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the key, in lower-case hexadecimal digits: who reads the table can't use a link.</summary>
    public required string TokenHash { get; init; }

    public required AccountLinkKind Kind { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>SHA-256 of the account's security stamp: whatever changes how the account is signed in to ends the link.</summary>
    public required string StampHash { get; init; }

    /// <summary>Whether it went to the account's e-mail address alone; using it then proves the address.</summary>
    public required bool WasMailed { get; init; }

    public required DateTime ExpiresUtc { get; init; }
}
