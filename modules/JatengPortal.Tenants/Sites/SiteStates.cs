using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming.Administration;

namespace JatengPortal.Tenants.Sites;

/// <summary>How the states of a site are called in addresses and on pages.</summary>
internal static class SiteStates
{
    private static readonly (string Key, TenantState State)[] All =
    [
        ("melayani", TenantState.Running), ("ditutup", TenantState.Suspended), ("disiapkan", TenantState.Uninitialised), ("dihapus", TenantState.Removing),
    ];

    public static TenantState? Of(string? key) => All.FirstOrDefault(one => one.Key == key) is { Key: not null } found ? found.State : null;

    public static string KeyOf(TenantState state) => All.First(one => one.State == state).Key;

    public static IReadOnlyList<Choice> Choices => [.. All.Select(one => new Choice(one.Key, TextOf(one.State)))];

    public static string TextOf(TenantState state) => state switch
    {
        TenantState.Running => Texts.State_running,
        TenantState.Suspended => Texts.State_suspended,
        TenantState.Uninitialised => Texts.State_uninitialised,
        _ => Texts.State_removing,
    };

    public static NoticeKind? KindOf(TenantState state) => state switch
    {
        TenantState.Running => NoticeKind.Success,
        TenantState.Suspended => NoticeKind.Warning,
        TenantState.Uninitialised => null,
        _ => NoticeKind.Error,
    };
}
