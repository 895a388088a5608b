using System.Text.Json.Nodes;

namespace JatengPortal.Kernel.Publishing;

/// <summary>One wording of a document, from draft to superseded. Once published, its text never changes.</summary>
public sealed class Edition
{
    /// <summary>Version 7.</summary>
    public Guid Id { get; private init; }

    /// <summary>Whose edition it is.</summary>
    public Guid DocumentId { get; private init; }

    /// <summary>1, 2, 3 … within the document.</summary>
    public int Number { get; private init; }

    /// <summary>Where it is on its way.</summary>
    public EditionState State { get; internal set; }

    /// <summary>See <see cref="DocumentText.Title"/>.</summary>
    public string Title { get; private set; } = "";

    /// <summary>See <see cref="DocumentText.Summary"/>.</summary>
    public string Summary { get; private set; } = "";

    /// <summary>See <see cref="DocumentText.Body"/>.</summary>
    public string Body { get; private set; } = "";

    /// <summary>See <see cref="DocumentText.Fields"/>; JSON.</summary>
    public string Fields { get; private set; } = "{}";

    /// <summary>The body as HTML, rendered when it was published; empty before.</summary>
    public string BodyHtml { get; private set; } = "";

    /// <summary>SHA-256 of the text; see <see cref="DocumentText.Hash"/>.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>When it was begun, UTC.</summary>
    public DateTime CreatedUtc { get; private init; }

    /// <summary>The account of whoever began it; null for a source: a recipe, an imported file.</summary>
    public Guid? WriterId { get; private init; }

    /// <summary>When its text was last changed, UTC.</summary>
    public DateTime ChangedUtc { get; private set; }

    /// <summary>How often its text was changed since it was begun: whoever saves says which state they have seen.</summary>
    public int Revision { get; private set; }

    /// <summary>When it becomes, or became, public, UTC; null for a draft.</summary>
    public DateTime? PublishedUtc { get; internal set; }

    /// <summary>When it stopped being current, UTC; null before.</summary>
    public DateTime? EndedUtc { get; internal set; }

    /// <summary>The fields together.</summary>
    public DocumentText Text => new()
    {
        Title = Title,
        Summary = Summary,
        Body = Body,
        Fields = JsonNode.Parse(Fields)!.AsObject(),
    };

    internal static Edition Of(Document document, int number, DocumentText text, DateTime now, Guid? writerId)
    {
        var edition = new Edition
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now)),
            DocumentId = document.Id,
            Number = number,
            CreatedUtc = now,
            WriterId = writerId,
        };
        edition.Say(text, now);
        return edition;
    }

    internal void Revise(DocumentText text, DateTime now)
    {
        Say(text, now);
        Revision++;
    }

    private void Say(DocumentText text, DateTime now)
    {
        (Title, Summary, Body, Fields, Hash) = (text.Title, text.Summary, text.Body, text.Fields.ToJsonString(), text.Hash());
        ChangedUtc = now;
    }

    internal void Render() => BodyHtml = MarkdownRenderer.Render(Body).Html;
}
