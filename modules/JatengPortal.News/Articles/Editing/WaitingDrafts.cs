using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.News.Data;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Articles.Editing;

/// <summary>One's own articles that are not finished, on the dashboard.</summary>
internal sealed class WaitingDrafts(NewsDbContext db, CurrentAccount current) : IDashboardSource
{
    public async Task<IReadOnlyList<DashboardItem>> LoadAsync(CancellationToken cancellationToken)
    {
        if (current.Account is not { } account)
            return [];
        var own = db.ArticleRows.Where(row => row.WriterId == account.Id);
        return
        [
            await CountAsync(own, WritingState.Draft, Texts.Waiting_drafts, cancellationToken),
            await CountAsync(own, WritingState.Revised, Texts.Waiting_changes, cancellationToken),
        ];

        async Task<DashboardItem> CountAsync(IQueryable<ArticleRow> rows, WritingState state, string text, CancellationToken token) => new(
            text, await rows.CountAsync(row => row.State == state, token),
            new ArticleFilter { State = state, WriterId = account.Id }.PathOf(EditingRoutes.List));
    }
}
