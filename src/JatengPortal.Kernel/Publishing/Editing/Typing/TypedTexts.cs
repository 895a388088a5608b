using System.Text.Json;
using JatengPortal.Kernel.Modules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;

namespace JatengPortal.Kernel.Publishing.Editing.Typing;

/// <summary>What is typed and not saved, and who is at it.</summary>
/// <param name="Restored">What the person had typed, where it is shown; null where it isn't.</param>
/// <param name="KeptUtc">When what they typed was last kept, where it differs from what is saved; null for nothing.</param>
/// <param name="Others">Who else has it open.</param>
public sealed record OpenTyping(IFormCollection? Restored, DateTime? KeptUtc, IReadOnlyList<OtherWriter> Others);

/// <summary>
/// Keeps what editors type before they save it. The script of the form posts it every few seconds; saving forgets it. Another person's
/// is shown to nobody: only that they are there.
/// </summary>
public static class TypedTexts
{
    /// <summary>In the query of a form that is to show what was kept.</summary>
    public const string RestoreName = "simpanan";

    private const string Step = "ketikan";
    private const string DiscardStep = "ketikan/buang";
    private const string TokenField = "_token";
    private const int LongestFields = 3 * MarkdownRenderer.MaxBodyBytes / 2;
    private static readonly TimeSpan StillThere = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Where the script of a form posts what is typed.</summary>
    /// <param name="kind">Of the document.</param>
    /// <param name="id">Null for one that is not begun yet.</param>
    public static string PathOf(EditorialKind kind, Guid? id) => id is { } document ? kind.PathOf(document, Step) : $"{kind.New}/{Step}";

    /// <summary>Where what was kept is thrown away.</summary>
    public static string DiscardPathOf(EditorialKind kind, Guid? id) => id is { } document ? kind.PathOf(document, DiscardStep) : $"{kind.New}/{DiscardStep}";

    internal static void MapNew<TEditorial>(FeatureRoutes all, EditorialKind kind)
        where TEditorial : Editorial
    {
        all.MapPost($"{kind.New}/{Step}", (IFormCollection form, TEditorial editorial, CancellationToken cancellationToken) =>
            KeepAsync(Guid.Empty, form, editorial, cancellationToken));
        all.MapPost($"{kind.New}/{DiscardStep}", (TEditorial editorial, Web.Links links, CancellationToken cancellationToken) =>
            DiscardAsync(null, editorial, links, cancellationToken));
    }

    internal static void Map<TEditorial>(FeatureRoutes document)
        where TEditorial : Editorial
    {
        document.MapPost("/" + Step, (Guid id, IFormCollection form, TEditorial editorial, CancellationToken cancellationToken) =>
            KeepAsync(id, form, editorial, cancellationToken));
        document.MapPost("/" + DiscardStep, (Guid id, TEditorial editorial, Web.Links links, CancellationToken cancellationToken) =>
            DiscardAsync(id, editorial, links, cancellationToken));
    }

    /// <summary>Notes that the person has the form open, and tells what they had typed and who else is at it.</summary>
    /// <param name="editorial">Of the kind.</param>
    /// <param name="id">Null for one that is not begun yet.</param>
    /// <param name="restores">Whether the form is to show what was kept.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<OpenTyping> OpenAsync(Editorial editorial, Guid? id, bool restores, CancellationToken cancellationToken)
    {
        var kept = await FindAsync(editorial, id ?? Guid.Empty, cancellationToken);
        var others = id is { } document ? await OthersAsync(editorial, document, cancellationToken) : [];
        return new OpenTyping(
            restores && kept?.Fields is { } fields ? Read(fields) : null, kept?.Fields is null ? null : kept.TypedUtc, others);
    }

    /// <summary>Forgets what was kept, in the caller's transaction or one of its own: it is saved, or not wanted.</summary>
    public static async Task ForgetAsync(Editorial editorial, Guid? id, CancellationToken cancellationToken)
    {
        await using var transaction = await editorial.Database.BeginAsync(cancellationToken);
        if (await FindAsync(editorial, id ?? Guid.Empty, cancellationToken) is { } kept)
            editorial.Db.Remove(kept);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Who else has a document open.</summary>
    internal static async Task<IReadOnlyList<OtherWriter>> OthersAsync(Editorial editorial, Guid id, CancellationToken cancellationToken)
    {
        var (kind, own, since) = (editorial.Kind.Id, editorial.Current.Account!.Id, editorial.Now - StillThere);
        return await editorial.Db.Set<TypedText>().AsNoTracking()
            .Where(typed => typed.Kind == kind && typed.DocumentId == id && typed.AccountId != own && typed.SeenUtc > since)
            .OrderByDescending(typed => typed.SeenUtc).Take(10)
            .Select(typed => new OtherWriter(typed.Name, typed.SeenUtc)).ToListAsync(cancellationToken);
    }

    private static async Task<Results<NoContent, StatusCodeHttpResult>> KeepAsync(
        Guid id, IFormCollection form, Editorial editorial, CancellationToken cancellationToken)
    {
        var (account, now) = (editorial.Current.Account!, editorial.Now);
        // A beat without fields says only that the form is still open.
        var fields = form.Where(field => field.Key != TokenField).ToDictionary(field => field.Key, field => field.Value.ToArray());
        var json = fields.Count == 0 ? null : JsonSerializer.Serialize(fields);
        if (json?.Length > LongestFields)
            return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        await using var transaction = await editorial.Database.BeginAsync(cancellationToken);
        var kept = await FindAsync(editorial, id, cancellationToken);
        if (kept is null)
        {
            kept = new TypedText { Kind = editorial.Kind.Id, DocumentId = id, AccountId = account.Id, Name = account.DisplayName, SeenUtc = now };
            editorial.Db.Add(kept);
            var old = now - Kept;
            await editorial.Db.Set<TypedText>().Where(typed => typed.SeenUtc < old).ExecuteDeleteAsync(cancellationToken);
        }

        (kept.Name, kept.SeenUtc) = (account.DisplayName, now);
        if (json is not null)
            (kept.Fields, kept.TypedUtc) = (json, now);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<RedirectHttpResult> DiscardAsync(
        Guid? id, Editorial editorial, Web.Links links, CancellationToken cancellationToken)
    {
        await ForgetAsync(editorial, id, cancellationToken);
        var form = id is { } document ? editorial.Kind.PathOf(document, EditingForm.WriteStep) : editorial.Kind.New;
        return TypedResults.Redirect(links.To(form));
    }

    private static async Task<TypedText?> FindAsync(Editorial editorial, Guid id, CancellationToken cancellationToken) =>
        await editorial.Db.Set<TypedText>().FindAsync([editorial.Kind.Id, id, editorial.Current.Account!.Id], cancellationToken);

    private static FormCollection Read(string fields) => new(
        JsonSerializer.Deserialize<Dictionary<string, string?[]>>(fields)!.ToDictionary(field => field.Key, field => new StringValues(field.Value)));
}
