namespace JatengPortal.Identity.Accounts;

/// <summary>Somebody signed in on one device. The cookie holds a key to this row, so a session that is ended is ended at once.</summary>
public sealed class Session
{
    /// <summary>What lists and forms name it by.</summary>
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the key in the cookie, in lower-case hexadecimal digits: who reads the table can't use a session.</summary>
    public required string KeyHash { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>Whether the person showed more than a password.</summary>
    public bool HasSecondFactor { get; init; }

    public required DateTime CreatedUtc { get; init; }

    /// <summary>To within some minutes.</summary>
    public required DateTime SeenUtc { get; set; }

    public required DateTime ExpiresUtc { get; set; }

    public required string IpAddress { get; init; }

    /// <summary>As the browser names itself, at most 300 characters.</summary>
    public required string UserAgent { get; init; }
}

/// <summary>The session of a request, with its account.</summary>
internal sealed record SignedIn(Session Session, PortalAccount Account);
