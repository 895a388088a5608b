using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Pages.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Pages.PlainPages.Editing;

/// <summary>A page in the editors' list.</summary>
/// <param name="Id">Of the document.</param>
/// <param name="Slug">Its address within the tenant.</param>
/// <param name="Title">As readers see it.</param>
/// <param name="UpdatedUtc">When its present wording became public.</param>
public sealed record PageRow(Guid Id, string Slug, string Title, DateTime UpdatedUtc)
{
    /// <summary>Whether every site has it, so that it stays.</summary>
    public bool IsRequired => PlainPage.AtTop.Contains(Slug);
}

/// <summary>Lists the plain pages for those who write them, by address.</summary>
internal static class PageEditing
{
    public const string List = "/admin/halaman";
    public const string New = List + "/baru";
    public const string After = "setelah";
    private const int PageSize = 50;

    public static string PathOf(Guid id, string step) => $"{List}/{id}/{step}";

    internal static void Map(FeatureRoutes pages)
    {
        var editing = pages.MapGroup("").RequirePermission(PagesModule.Edit);
        editing.MapGet(List, HandleAsync);
        WritePage.Map(editing);
        DeletePage.Map(editing);
    }

    private static async Task<RazorComponentResult<PageRowsPage>> HandleAsync(
        [FromQuery(Name = After)] string? after, PagesDbContext db, CancellationToken cancellationToken)
    {
        var pages = db.Documents.AsNoTracking().Where(document => document.Kind == PlainPage.Kind && document.CurrentEditionId != null);
        if (Slug.TryParse(after, out var slug))
        {
#pragma warning disable CA1309 // The database compares, by the order of the list.
            pages = pages.Where(document => document.Slug.CompareTo(slug.Value) > 0);
#pragma warning restore CA1309
        }

        var rows = await pages.OrderBy(document => document.Slug)
            .Join(db.Editions, document => document.CurrentEditionId, edition => edition.Id, (document, edition) =>
                new PageRow(document.Id, document.Slug, edition.Title, document.UpdatedUtc!.Value))
            .Take(PageSize + 1).ToListAsync(cancellationToken);
        return new RazorComponentResult<PageRowsPage>(new
        {
            Rows = (IReadOnlyList<PageRow>)[.. rows.Take(PageSize)],
            Next = rows.Count > PageSize ? $"{List}?{After}={rows[PageSize - 1].Slug}" : null,
            IsFirst = slug is null,
        });
    }
}

/// <summary>What editors of pages are told after a post.</summary>
internal static class PageNotices
{
    public static readonly Notice Published = new("halaman-terbit", NoticeKind.Success, () => Texts.Notice_page_published);
}
