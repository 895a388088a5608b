namespace JatengPortal.Identity.Contracts;

/// <summary>Somebody was given a link by which to choose a password.</summary>
/// <param name="UserName">What the person signs in with.</param>
/// <param name="DisplayName">What others see.</param>
/// <param name="Address">The link, for a host administrator alone to hand over, and kept nowhere; null where it was mailed.</param>
public sealed record Invitation(string UserName, string DisplayName, string? Address);
