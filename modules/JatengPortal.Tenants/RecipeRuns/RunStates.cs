using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Theming.Administration;

namespace JatengPortal.Tenants.RecipeRuns;

/// <summary>How the states of a run are called in addresses and on pages.</summary>
internal static class RunStates
{
    public static LedgerState? Of(string? text) => text switch
    {
        "gagal" => LedgerState.Failed,
        "selesai" => LedgerState.Done,
        "menunggu" => LedgerState.Waiting,
        _ => null,
    };

    public static IReadOnlyList<Choice> Choices => [new("gagal", Texts.Run_failed), new("selesai", Texts.Run_done), new("menunggu", Texts.Run_waiting)];

    public static string TextOf(LedgerState state) => state switch
    {
        LedgerState.Failed => Texts.Run_failed,
        LedgerState.Done => Texts.Run_done,
        _ => Texts.Run_waiting,
    };

    public static NoticeKind? KindOf(LedgerState state) => state switch
    {
        LedgerState.Failed => NoticeKind.Error,
        LedgerState.Done => NoticeKind.Success,
        _ => null,
    };
}
