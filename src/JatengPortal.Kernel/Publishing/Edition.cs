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
    public string Title { get; private init; } = "";

    /// <summary>See <see cref="DocumentText.Summary"/>.</summary>
    public string Summary { get; private init; } = "";

    /// <summary>See <see cref="DocumentText.Body"/>.</summary>
    public string Body { get; private init; } = "";

    /// <summary>See <see cref="DocumentText.Fields"/>; JSON.</summary>
    public string Fields { get; private init; } = "{}";

    /// <summary>The body as HTML, rendered when it was published; empty before.</summary>
    public string BodyHtml { get; private set; } = "";

    /// <summary>SHA-256 of the text; see <see cref="DocumentText.Hash"/>.</summary>
    public byte[] Hash { get; private init; } = [];

    /// <summary>When it was begun, UTC.</summary>
    public DateTime CreatedUtc { get; private init; }

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

    internal static Edition Of(Document document, int number, DocumentText text, DateTime now) => new()
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now)),
        DocumentId = document.Id,
        Number = number,
        Title = text.Title,
        Summary = text.Summary,
        Body = text.Body,
        Fields = text.Fields.ToJsonString(),
        Hash = text.Hash(),
        CreatedUtc = now,
    };

    internal void Render() => BodyHtml = MarkdownRenderer.Render(Body).Html;
}
