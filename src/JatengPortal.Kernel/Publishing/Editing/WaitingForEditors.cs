using System.Globalization;
using JatengPortal.Kernel.Theming.Administration;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Publishing.Editing;

/// <summary>One's own documents that are not finished, on the dashboard.</summary>
internal sealed class WaitingForAuthor<TEditorial>(TEditorial editorial) : IDashboardSource
    where TEditorial : Editorial
{
    public async Task<IReadOnlyList<DashboardItem>> LoadAsync(CancellationToken cancellationToken)
    {
        if (editorial.Current.Account is not { } account)
            return [];
        var kind = editorial.Kind;
        var own = await editorial.Db.Set<DocumentRow>()
            .Where(row => row.Kind == kind.Id && row.WriterId == account.Id
                && (row.State == WritingState.Draft || row.State == WritingState.Revised || row.State == WritingState.Rejected))
            .GroupBy(row => row.State).Select(group => new { State = group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        return
        [
            Item(WritingState.Rejected, Texts.Waiting_rejected),
            Item(WritingState.Draft, Texts.Waiting_drafts),
            Item(WritingState.Revised, Texts.Waiting_changes),
        ];

        DashboardItem Item(WritingState state, string text) => new(
            string.Format(CultureInfo.CurrentCulture, text, kind.Name().ToLower(CultureInfo.CurrentCulture)), own.Find(group => group.State == state)?.Count ?? 0,
            new DocumentFilter { State = state, WriterId = account.Id }.PathOf(kind.Desk));
    }
}

/// <summary>What waits for somebody to approve or to review it, on the dashboard.</summary>
internal sealed class WaitingForApprover<TEditorial>(TEditorial editorial) : IDashboardSource
    where TEditorial : Editorial
{
    public async Task<IReadOnlyList<DashboardItem>> LoadAsync(CancellationToken cancellationToken)
    {
        var kind = editorial.Kind;
        var rows = editorial.Db.Set<DocumentRow>().Where(row => row.Kind == kind.Id);
        return
        [
            await ItemAsync(rows.Where(row => row.AwaitsReview), Texts.Waiting_reviews, new DocumentFilter { AwaitsReview = true }),
            await ItemAsync(rows.Where(row => row.State == WritingState.Submitted), Texts.Waiting_approvals, new DocumentFilter { State = WritingState.Submitted }),
        ];

        async Task<DashboardItem> ItemAsync(IQueryable<DocumentRow> waiting, string text, DocumentFilter filter) => new(
            string.Format(CultureInfo.CurrentCulture, text, kind.Name().ToLower(CultureInfo.CurrentCulture)), await waiting.CountAsync(cancellationToken), filter.PathOf(kind.Desk));
    }
}
