using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<JatengPortal.Kernel.Publishing.Editing.MovePage>,
    Microsoft.AspNetCore.Http.HttpResults.RedirectHttpResult, Microsoft.AspNetCore.Http.HttpResults.NotFound>;

namespace JatengPortal.Kernel.Publishing.Editing;

/// <summary>Gives a public document another address, at once: the former one leads there.</summary>
internal static class MoveDocument
{
    public const string Step = "alamat";

    internal static void Map<TEditorial>(FeatureRoutes document)
        where TEditorial : Editorial
    {
        document.MapGet("/" + Step, OpenAsync<TEditorial>);
        document.MapPost("/" + Step, HandleAsync<TEditorial>);
    }

    private static async Task<Answer> OpenAsync<TEditorial>(Guid id, TEditorial editorial, CancellationToken cancellationToken)
        where TEditorial : Editorial =>
        await editorial.OpenAsync(id, cancellationToken) is { IsPublic: true } document
            ? Page(editorial, document, document.Slug, new FormErrors())
            : TypedResults.NotFound();

    private static async Task<Answer> HandleAsync<TEditorial>(
        Guid id, IFormCollection typed, TEditorial editorial, Links links, HttpContext context, CancellationToken cancellationToken)
        where TEditorial : Editorial
    {
        var (wanted, errors) = (typed[EditingForm.SlugField].ToString().Trim(), new FormErrors());
        await using var transaction = await editorial.Database.BeginAsync(cancellationToken);
        if (await editorial.OpenAsync(id, cancellationToken) is not { IsPublic: true } document)
            return TypedResults.NotFound();
        if (wanted == document.Slug)
            return links.Redirect(editorial.Kind.PathOf(id));
        if (!Slug.TryParse(wanted, out var slug))
            errors.Add(EditingForm.SlugField, Texts.Slug_malformed);
        else if (await TryMoveAsync(editorial, document, slug, cancellationToken))
        {
            await transaction.CommitAsync(cancellationToken);
            return links.Redirect(editorial.Kind.PathOf(id), EditorialNotices.Moved);
        }
        else
            errors.Add(EditingForm.SlugField, Texts.Slug_taken);

        context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page(editorial, document, wanted, errors);
    }

    private static async Task<bool> TryMoveAsync(Editorial editorial, Document document, Slug slug, CancellationToken cancellationToken)
    {
        var before = document.Slug;
        try
        {
            await editorial.Db.Set<OldSlug>().MoveAsync(document, await editorial.RequireFreeAsync(slug, cancellationToken), cancellationToken);
        }
        catch (RuleViolationException refused) when (refused.Code == "slug.taken")
        {
            return false;
        }

        await editorial.MovedAsync(document, cancellationToken);
        editorial.Database.RequireTransaction().ContentChanged();
        await editorial.FollowAsync(document, cancellationToken);
        await editorial.NoteAsync("moved", document, new { address = before }, new { address = document.Slug }, cancellationToken);
        return true;
    }

    private static RazorComponentResult<MovePage> Page(Editorial editorial, Document document, string slug, FormErrors errors) =>
        new(new { editorial.Kind, Document = document, Slug = slug, Errors = errors });
}
