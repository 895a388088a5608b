using System.Globalization;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<JatengPortal.News.Articles.Editing.PublishArticlePage>,
    Microsoft.AspNetCore.Http.HttpResults.RedirectHttpResult>;

namespace JatengPortal.News.Articles.Editing;

/// <summary>Publishes the draft of an article: now, or at a time in WIB.</summary>
internal static class PublishArticle
{
    public const string Step = "terbitkan";
    public const string WhenField = "kapan";
    public const string Now = "sekarang";
    public const string Later = "nanti";
    public const string TimeField = "waktu";

    private static readonly TimeSpan Farthest = TimeSpan.FromDays(2 * 366);

    internal static void Map(FeatureRoutes article)
    {
        article.MapGet("/" + Step, OpenAsync);
        article.MapPost("/" + Step, HandleAsync);
    }

    private static async Task<Answer> OpenAsync(Guid id, NewsDbContext db, Links links, CancellationToken cancellationToken) =>
        await db.OpenArticleAsync(id, cancellationToken) is { NextDraft: { } draft } document
            ? Page(document, draft, Now, "", CheckComplete(draft))
            : links.Redirect(EditingRoutes.PathOf(id), EditingNotices.NothingToPublish);

    private static async Task<Answer> HandleAsync(
        Guid id, IFormCollection typed, ArticleDesk desk, ArticlePublisher publisher, PublishingTools tools, Links links, HttpContext context,
        CancellationToken cancellationToken)
    {
        var (when, time) = (typed[WhenField].ToString(), typed[TimeField].ToString());
        await using var transaction = await tools.Database.BeginAsync(cancellationToken);
        if (await tools.Db.OpenArticleAsync(id, cancellationToken) is not { NextDraft: { } draft } document)
            return links.Redirect(EditingRoutes.PathOf(id), EditingNotices.NothingToPublish);
        if (typed[ArticleForm.BasisField] != ArticleForm.BasisOf(draft))
        {
            var changed = new FormErrors();
            changed.Add("", Texts.Publish_changed_meanwhile);
            context.Response.StatusCode = StatusCodes.Status409Conflict;
            return Page(document, draft, when, time, changed);
        }

        var errors = CheckComplete(draft);
        var at = when == Later ? ReadTime(time, tools.Clock.GetUtcNow().UtcDateTime, errors) : null;
        if (!errors.IsEmpty)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page(document, draft, when, time, errors);
        }

        var before = document.Current is { } current ? ArticleTrace.Of(document, current) : null;
        await publisher.ReleaseAsync(document, draft, at, cancellationToken);
        await desk.NoteAsync(
            at is null ? "article.published" : "article.scheduled", document, before,
            ArticleTrace.Of(document, draft) with { At = at }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return links.Redirect(EditingRoutes.PathOf(id), at is null ? EditingNotices.Published : EditingNotices.Scheduled);
    }

    private static FormErrors CheckComplete(Edition draft)
    {
        var errors = new FormErrors();
        if (string.IsNullOrWhiteSpace(draft.Body))
            errors.Add("", Texts.Publish_body_missing);
        return errors;
    }

    private static DateTime? ReadTime(string text, DateTime now, FormErrors errors)
    {
        string[] forms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"];
        if (!DateTime.TryParseExact(text.Trim(), forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var shown) || shown.Year is < 2000 or > 9000)
        {
            errors.Add(TimeField, Texts.Publish_time_malformed);
            return null;
        }

        var utc = WesternIndonesiaTime.Utc(shown);
        if (utc <= now)
            errors.Add(TimeField, Texts.Publish_time_past);
        else if (utc > now + Farthest)
            errors.Add(TimeField, Texts.Publish_time_too_far);
        return utc;
    }

    private static RazorComponentResult<PublishArticlePage> Page(Document document, Edition draft, string when, string time, FormErrors errors) =>
        new(new { Document = document, Draft = draft, When = when, Time = time, Errors = errors });
}

/// <summary>What publishing needs beside the article.</summary>
internal sealed record PublishingTools(NewsDbContext Db, TenantDatabase Database, TimeProvider Clock);
