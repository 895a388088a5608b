using JatengPortal.Kernel.Theming.Administration;

namespace JatengPortal.Tenants;

/// <summary>What the screens of this module say after a post.</summary>
internal static class TenantsNotices
{
    public static readonly Notice NothingChanged = new("tidak-berubah", NoticeKind.Information, () => Texts.Notice_nothing_changed);
    public static readonly Notice RunStarted = new("resep-berjalan", NoticeKind.Success, () => Texts.Notice_run_started);
    public static readonly Notice Busy = new("sedang-berjalan", NoticeKind.Warning, () => Texts.Notice_busy);
    public static readonly Notice RecipeGone = new("resep-tidak-ada", NoticeKind.Error, () => Texts.Notice_recipe_gone);
    public static readonly Notice TenantSuspended = new("situs-ditutup", NoticeKind.Success, () => Texts.Notice_suspended);
    public static readonly Notice TenantResumed = new("situs-dibuka", NoticeKind.Success, () => Texts.Notice_resumed);
    public static readonly Notice NotSuspended = new("belum-ditutup", NoticeKind.Warning, () => Texts.Rule_tenant_not_suspended);
    public static readonly Notice StateChanged = new("keadaan-berubah", NoticeKind.Error, () => Texts.Notice_state_changed);

    public static readonly IReadOnlyList<Notice> All = [NothingChanged, RunStarted, Busy, RecipeGone, TenantSuspended, TenantResumed, NotSuspended, StateChanged];
}
