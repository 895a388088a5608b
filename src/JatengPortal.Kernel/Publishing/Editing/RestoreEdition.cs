using System.Globalization;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Publishing.Editing;

/// <summary>Takes the text of an earlier edition up again: as a new draft, or in place of what the present draft says.</summary>
internal static class RestoreEdition
{
    private const string Pattern = "/edisi/{number:int}/pulihkan";

    public static string PathOf(EditorialKind kind, Guid id, int number) => kind.PathOf(id, $"edisi/{number}/pulihkan");

    internal static void Map<TEditorial>(FeatureRoutes document)
        where TEditorial : Editorial
    {
        document.MapGet(Pattern, AskAsync<TEditorial>);
        document.MapPost(Pattern, HandleAsync<TEditorial>);
    }

    private static async Task<Results<RazorComponentResult<ConfirmPage>, RedirectHttpResult, NotFound>> AskAsync<TEditorial>(
        Guid id, int number, TEditorial editorial, Links links, CancellationToken cancellationToken)
        where TEditorial : Editorial
    {
        if (await editorial.OpenAsync(id, cancellationToken) is not { Working: { } working } document
            || await FindAsync(editorial, id, number, cancellationToken) is not { } edition)
            return TypedResults.NotFound();
        if (working.State == EditionState.Submitted)
            return links.Redirect(editorial.Kind.PathOf(id), EditorialNotices.Standing);
        return new RazorComponentResult<ConfirmPage>(new
        {
            Title = Texts.Restore_edition,
            Between = editorial.Kind.Way(id, working.Title),
            Question = string.Format(CultureInfo.CurrentCulture, Texts.Restore_question, number, edition.Title),
            Consequences = (IReadOnlyList<string>)[document.NextDraft is null ? Texts.Restore_new_draft : Texts.Restore_replaces_draft],
            Action = PathOf(editorial.Kind, id, number),
            Confirm = Texts.Restore_edition,
            Cancel = editorial.Kind.PathOf(id),
            IsDangerous = document.NextDraft is not null,
            Fields = (IReadOnlyDictionary<string, string>)new Dictionary<string, string> { [EditingForm.BasisField] = Editorial.BasisOf(working) },
        });
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> HandleAsync<TEditorial>(
        Guid id, int number, IFormCollection typed, TEditorial editorial, Links links, CancellationToken cancellationToken)
        where TEditorial : Editorial
    {
        await using var transaction = await editorial.Database.BeginAsync(cancellationToken);
        if (await FindAsync(editorial, id, number, cancellationToken) is not { } edition
            || await editorial.SaveAsync(id, typed[EditingForm.BasisField].ToString(), slug: null, edition.Text, cancellationToken) is not { } saved)
            return TypedResults.NotFound();
        if (saved.Obstacle is not null)
            return links.Redirect(editorial.Kind.PathOf(id), Notice.ChangedMeanwhile);
        await editorial.NoteAsync("restored", saved.Document, null, new { edition = number, edition.Title }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return links.Redirect(editorial.Kind.PathOf(id), EditorialNotices.Restored);
    }

    private static Task<Edition?> FindAsync(Editorial editorial, Guid id, int number, CancellationToken cancellationToken) =>
        editorial.Db.Set<Edition>().AsNoTracking().SingleOrDefaultAsync(edition => edition.DocumentId == id && edition.Number == number, cancellationToken);
}
