using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Publishing.Editing;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Circulars.Editing;

/// <summary>Writes a circular: a new one, the draft of one, or the next wording of one that is published.</summary>
internal static class WriteCircular
{
    public const string NextField = "langkah";
    public const string ThenSubmit = "ajukan";
    public const string ThenNumber = "nomor";

    internal static void Map(EditorialRoutes routes)
    {
        routes.All.MapGet(CircularEditorial.TheKind.New, (CircularFormPage page, HttpRequest request, CancellationToken cancellationToken) =>
            page.BeginAsync(request.Query[CircularForm.TypeField], request, cancellationToken));
        routes.All.MapPost(CircularEditorial.TheKind.New, BeginAsync);
        routes.One.MapGet("/" + EditingForm.WriteStep, OpenAsync);
        routes.One.MapPost("/" + EditingForm.WriteStep, SaveAsync);
    }

    private static async Task<IResult> BeginAsync(
        IFormCollection typed, CircularDesk desk, CircularFormPage page, Links links, CancellationToken cancellationToken)
    {
        var form = CircularForm.Read(typed);
        var errors = CircularFormRules.Check(form, hasSlug: true);
        if (errors.IsEmpty)
        {
            try
            {
                return Leave((await desk.BeginAsync(form, AsksForNumber(typed), cancellationToken)).Id, typed, links);
            }
            catch (RuleViolationException refused)
            {
                errors.Add(refused);
            }
        }

        return await page.RefuseAsync(new ShownCircular(null, form) { Errors = errors }, StatusCodes.Status422UnprocessableEntity, cancellationToken);
    }

    private static async Task<IResult> OpenAsync(
        Guid id, CircularEditorial editorial, CircularFormPage page, Links links, HttpRequest request, CancellationToken cancellationToken) =>
        await editorial.OpenAsync(id, cancellationToken) switch
        {
            { Working.State: EditionState.Submitted } => links.Redirect(editorial.Kind.PathOf(id), Editorial.StandingNotice),
            { Working: not null } document => await page.OpenAsync(document, request, cancellationToken),
            _ => TypedResults.NotFound(),
        };

    private static async Task<IResult> SaveAsync(
        Guid id, IFormCollection typed, CircularDesk desk, NewsDbContext db, CircularFormPage page, Links links, CancellationToken cancellationToken)
    {
        var form = CircularForm.Read(typed);
        var wasPublic = await db.Documents.AnyAsync(document => document.Id == id && document.PublishedUtc != null, cancellationToken);
        var errors = CircularFormRules.Check(form, hasSlug: !wasPublic);
        if (errors.IsEmpty)
        {
            try
            {
                if (await desk.SaveAsync(id, form, AsksForNumber(typed), cancellationToken) is not { } saved)
                    return TypedResults.NotFound();
                return saved.Obstacle is null ? Leave(id, typed, links) : await ShowConflictAsync(saved, form, page, cancellationToken);
            }
            catch (RuleViolationException refused)
            {
                errors.Add(refused);
            }
        }

        return await page.RefuseAsync(
            new ShownCircular(id, form) { Errors = errors, WasPublic = wasPublic }, StatusCodes.Status422UnprocessableEntity, cancellationToken);
    }

    /// <summary>Both wordings on one page: saving once more, with the other one seen, puts one's own in its place.</summary>
    private static async Task<IResult> ShowConflictAsync(SavedDocument saved, CircularForm form, CircularFormPage page, CancellationToken cancellationToken)
    {
        var document = saved.Document;
        var stored = await page.FormOfAsync(document, cancellationToken);
        var shown = new ShownCircular(document.Id, form with { Basis = stored.Basis })
        {
            Stored = stored, WasPublic = document.PublishedUtc is not null, IsSubmitted = saved.Obstacle == SaveObstacle.Submitted,
        };
        return await page.RefuseAsync(shown, StatusCodes.Status409Conflict, cancellationToken);
    }

    private static bool AsksForNumber(IFormCollection typed) => typed[NextField] == ThenNumber;

    private static RedirectHttpResult Leave(Guid id, IFormCollection typed, Links links)
    {
        var kind = CircularEditorial.TheKind;
        return typed[NextField].ToString() switch
        {
            ThenSubmit => links.Redirect(kind.PathOf(id, SubmitEdition.Step)),
            ThenNumber => links.Redirect(kind.PathOf(id, EditingForm.WriteStep), CircularNotices.NumberReserved),
            _ => links.Redirect(kind.PathOf(id), Notice.Saved),
        };
    }
}
