namespace JatengPortal.Kernel.Messaging;

/// <summary>
/// A tenant is no more: its sender. Told to all tenants that it has ever sent something to, whether they serve or not and whatever they
/// have switched on, so that they can let go of what came from it.
/// </summary>
public sealed record TenantRemoved : IMessage
{
    /// <inheritdoc />
    public static string Type => "tenant.removed";
}
