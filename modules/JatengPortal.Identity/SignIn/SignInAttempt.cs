namespace JatengPortal.Identity.SignIn;

/// <summary>How an attempt to sign in ended.</summary>
public enum SignInOutcome
{
    /// <summary>Signed in.</summary>
    Succeeded,

    /// <summary>The password was wrong.</summary>
    WrongPassword,

    /// <summary>The second step was wrong.</summary>
    WrongSecondFactor,

    /// <summary>The account is closed.</summary>
    Closed,

    /// <summary>Too many attempts shortly before; the password was not looked at.</summary>
    TooMany,
}

/// <summary>A line of an account's sign-in history (riwayat masuk).</summary>
public sealed class SignInAttempt
{
    public required Guid Id { get; init; }
    /// <summary>Empty where nobody has the name that was typed, which is kept nowhere.</summary>
    public required Guid AccountId { get; init; }
    public required DateTime Utc { get; init; }
    public required SignInOutcome Outcome { get; init; }
    public required string IpAddress { get; init; }
    public required string UserAgent { get; init; }
}
