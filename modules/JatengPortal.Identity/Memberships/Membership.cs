namespace JatengPortal.Identity.Memberships;

/// <summary>An account holds a role in a tenant (keanggotaan). What the role allows, the tenant's own database says.</summary>
internal sealed class Membership
{
    public required Guid AccountId { get; init; }
    public required Guid TenantId { get; init; }
    /// <summary>Name of the role.</summary>
    public required string Role { get; init; }
    public required DateTime SinceUtc { get; init; }
}
