using JatengPortal.Kernel.Theming.Administration;

namespace JatengPortal.Kernel.Publishing.Editing;

/// <summary>What editors are told after a post.</summary>
internal static class EditorialNotices
{
    public static readonly Notice Submitted = new("naskah-diajukan", NoticeKind.Success, () => Texts.Notice_submitted);
    public static readonly Notice SubmissionRecalled = new("pengajuan-ditarik", NoticeKind.Success, () => Texts.Notice_submission_recalled);
    public static readonly Notice Rejected = new("naskah-ditolak", NoticeKind.Success, () => Texts.Notice_rejected);
    public static readonly Notice Published = new("naskah-terbit", NoticeKind.Success, () => Texts.Notice_published);
    public static readonly Notice PublishedUrgently = new("naskah-terbit-darurat", NoticeKind.Warning, () => Texts.Notice_published_urgently);
    public static readonly Notice Scheduled = new("naskah-dijadwalkan", NoticeKind.Success, () => Texts.Notice_scheduled);
    public static readonly Notice Unscheduled = new("jadwal-dibatalkan", NoticeKind.Success, () => Texts.Notice_unscheduled);
    public static readonly Notice Reviewed = new("terbitan-darurat-diperiksa", NoticeKind.Success, () => Texts.Notice_reviewed);
    public static readonly Notice Withdrawn = new("naskah-ditarik", NoticeKind.Success, () => Texts.Notice_withdrawn);
    public static readonly Notice WithdrawalPlanned = new("penarikan-dijadwalkan", NoticeKind.Success, () => Texts.Notice_withdrawal_planned);
    public static readonly Notice WithdrawalCancelled = new("penarikan-dibatalkan", NoticeKind.Success, () => Texts.Notice_withdrawal_cancelled);
    public static readonly Notice Restored = new("edisi-dipulihkan", NoticeKind.Success, () => Texts.Notice_restored);
    public static readonly Notice Moved = new("alamat-naskah-diubah", NoticeKind.Success, () => Texts.Notice_moved);
    public static readonly Notice NothingToPublish = new("tidak-ada-konsep", NoticeKind.Information, () => Texts.Notice_nothing_to_publish);
    public static readonly Notice Standing = new("naskah-sedang-diajukan", NoticeKind.Information, () => Texts.Notice_standing);
    public static readonly Notice LinkMade = new("tautan-pratinjau-dibuat", NoticeKind.Success, () => Texts.Notice_link_made);
    public static readonly Notice LinkRevoked = new("tautan-pratinjau-dicabut", NoticeKind.Success, () => Texts.Notice_link_revoked);
    public static readonly Notice TooManyLinks = new("tautan-pratinjau-penuh", NoticeKind.Error, () => Texts.Notice_too_many_links);

    public static IReadOnlyList<Notice> All =>
    [
        Submitted, SubmissionRecalled, Rejected, Published, PublishedUrgently, Scheduled, Unscheduled, Reviewed, Withdrawn, WithdrawalPlanned,
        WithdrawalCancelled, Restored, Moved, NothingToPublish, Standing, LinkMade, LinkRevoked, TooManyLinks,
    ];
}
