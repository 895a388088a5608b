using JatengPortal.Kernel.Theming.Administration;

namespace JatengPortal.News.Circulars.Editing;

/// <summary>What editors of circulars are told after a post.</summary>
internal static class CircularNotices
{
    public static readonly Notice NumberReserved = new("nomor-dipesan", NoticeKind.Success, () => Texts.Notice_number_reserved);
}
