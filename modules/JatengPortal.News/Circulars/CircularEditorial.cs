using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Publishing.Editing;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.News.Circulars.Distribution;
using JatengPortal.News.Circulars.Distribution.Sending;
using JatengPortal.News.Circulars.Editing;
using JatengPortal.News.Circulars.Letters;
using JatengPortal.News.Circulars.Numbers;
using JatengPortal.News.Circulars.Relations;
using JatengPortal.News.Circulars.Types;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Circulars;

/// <summary>Circulars in the hands of their editors, and what follows when one is published or withdrawn: number, relations, status.</summary>
internal sealed class CircularEditorial(NewsDbContext db, NumberBook book, Distributor distributor, EditorialParts parts) : Editorial(db, parts)
{
    public static readonly EditorialKind TheKind = new(Circular.Kind, Circular.ListPath, "/admin/surat-edaran")
    {
        Name = () => Texts.Circulars,
        FieldName = CircularFieldNames.Of,
        Write = NewsModule.WriteCirculars,
        Edit = NewsModule.EditCirculars,
        Publish = NewsModule.PublishCirculars,
    };

    public override EditorialKind Kind => TheKind;

    protected override RenderFragment Look(Document document, Edition edition, int headingLevel) => builder =>
    {
        builder.OpenComponent<CircularLetter>(0);
        builder.AddComponentParameter(1, nameof(CircularLetter.Title), edition.Title);
        builder.AddComponentParameter(2, nameof(CircularLetter.Letter), edition.Text.FieldsAs<CircularFields>());
        // As it was rendered when it was published, or as it would be.
        builder.AddComponentParameter(
            3, nameof(CircularLetter.BodyHtml), edition.BodyHtml.Length > 0 ? edition.BodyHtml : MarkdownRenderer.Render(edition.Body).Html);
        builder.AddComponentParameter(4, nameof(CircularLetter.HeadingLevel), headingLevel);
        builder.CloseComponent();
    };

    protected override object Trace(Document document, Edition edition) => CircularTrace.Of(document, edition);

    protected override IReadOnlyList<(string Text, string Path)> FurtherSteps(DocumentRow row) =>
        row.IsPublic && Allows(NewsModule.DistributeCirculars) ? [(Texts.Distribution_send, SendCircular.PathOf(row.Id))] : [];

    protected override string? LabelOf(Edition edition) => edition.Text.FieldsAs<CircularFields>().Number;

    protected override async Task<IReadOnlyDictionary<(string Field, string Code), string>> WordsAsync(
        IReadOnlyList<Edition> editions, CancellationToken cancellationToken)
    {
        var fields = editions.Select(edition => edition.Text.FieldsAs<CircularFields>()).ToList();
        var related = fields.SelectMany(one => one.Amends.Concat(one.Revokes)).Distinct().ToList();
        var numbers = await db.BookedNumbers.AsNoTracking().Where(number => number.DocumentId != null && related.Contains(number.DocumentId.Value))
            .Select(number => new { Id = number.DocumentId!.Value, number.Text }).ToListAsync(cancellationToken);
        var slugs = fields.ConvertAll(one => one.Type);
        var types = await db.CircularTypes.AsNoTracking().Where(type => slugs.Contains(type.Slug)).ToListAsync(cancellationToken);
        return new Dictionary<(string Field, string Code), string>(
        [
            .. CircularChoiceTexts.Words,
            .. types.Select(type => KeyValuePair.Create((nameof(CircularFields.Type), type.Slug), type.Name)),
            .. numbers.Select(number => KeyValuePair.Create((nameof(CircularFields.Amends), number.Id.ToString()), number.Text)),
            .. numbers.Select(number => KeyValuePair.Create((nameof(CircularFields.Revokes), number.Id.ToString()), number.Text)),
        ]);
    }

    protected override async Task CheckAsync(Document document, Edition edition, FormErrors errors, CancellationToken cancellationToken)
    {
        await base.CheckAsync(document, edition, errors, cancellationToken);
        try
        {
            await RequirePublicAsync(document, edition.Text.FieldsAs<CircularFields>(), cancellationToken);
        }
        catch (RuleViolationException refused)
        {
            errors.Add("", CircularRuleWords.Of(refused));
        }
    }

    protected override async Task ShowAsync(Document document, Edition edition, CancellationToken cancellationToken)
    {
        var fields = edition.Text.FieldsAs<CircularFields>();
        var type = await RequirePublicAsync(document, fields, cancellationToken);
        await book.ConfirmAsync(document.Id, edition.Title, fields, type, cancellationToken);
        if (await db.Circulars.FindAsync([document.Id], cancellationToken) is not { } circular)
        {
            circular = new Circular
            {
                Id = document.Id,
                EditionId = edition.Id,
                Slug = document.Slug,
                Title = edition.Title,
                Summary = edition.Summary,
                Number = fields.Number!,
                TypeSlug = fields.Type,
                Date = fields.Date!.Value,
                Year = fields.Date.Value.Year,
                PublishedUtc = document.PublishedUtc!.Value,
                UpdatedUtc = document.UpdatedUtc!.Value,
            };
            db.Circulars.Add(circular);
        }

        circular.Say(document, edition);
        var formerly = await db.CircularRelations.Where(relation => relation.FromId == document.Id).Select(relation => relation.ToId)
            .ToListAsync(cancellationToken);
        await db.RelateAsync(circular, fields, edition.PublishedUtc!.Value, cancellationToken);
        await distributor.FollowAsync(document.Id, formerly, cancellationToken);
    }

    // A number that was typed is nobody else's from now on.
    protected override async Task ScheduledAsync(Document document, Edition edition, CancellationToken cancellationToken)
    {
        var fields = edition.Text.FieldsAs<CircularFields>();
        await book.HoldAsync(document.Id, edition.Title, fields, await db.RequireTypeAsync(fields.Type, cancellationToken), cancellationToken);
    }

    protected override async Task HideAsync(Document document, CancellationToken cancellationToken)
    {
        if (await db.Circulars.FindAsync([document.Id], cancellationToken) is { } circular)
            await db.TakeOutAsync(circular, document.Withdrawal!.Utc, cancellationToken);
        await distributor.FollowAsync(document.Id, [], cancellationToken);
    }

    protected override async Task MovedAsync(Document document, CancellationToken cancellationToken)
    {
        (await db.Circulars.FindAsync([document.Id], cancellationToken))!.Slug = document.Slug;
        await distributor.FollowAsync(document.Id, [], cancellationToken);
    }

    // The number of a letter that never was is given to the next one. What waits for its time, or an older draft, goes on to hold it.
    protected override Task DiscardedAsync(Document document, Edition edition, CancellationToken cancellationToken) =>
        document.PublishedUtc is null && !document.Editions.Any(other => other != edition && other.State != EditionState.Superseded)
            ? book.GiveBackAsync(document.Id, cancellationToken)
            : Task.CompletedTask;

    private async Task<CircularType> RequirePublicAsync(Document document, CircularFields fields, CancellationToken cancellationToken)
    {
        fields.CheckPublic();
        var type = await db.RequireTypeAsync(fields.Type, cancellationToken);
        await book.RequireUsableAsync(document.Id, fields, cancellationToken);
        await db.RequirePossibleAsync(document.Id, fields, cancellationToken);
        return type;
    }
}
