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

    /// <summary>The accounts of all who wrote or submitted it: none of them may approve it. Empty for a source.</summary>
    public IReadOnlyList<Guid> AuthorIds { get; private set; } = [];

    /// <summary>When its text was last changed, UTC.</summary>
    public DateTime ChangedUtc { get; private set; }

    /// <summary>How often it was changed or moved on since it was begun: whoever acts on it says which state they have seen.</summary>
    public int Revision { get; internal set; }

    /// <summary>When it was submitted last, UTC; null before.</summary>
    public DateTime? SubmittedUtc { get; internal set; }

    /// <summary>How much it changes for readers; null for a first edition and for one of a source.</summary>
    public ChangeKind? ChangeKind { get; internal set; }

    /// <summary>What it changes, in words for readers; may be empty.</summary>
    public string ChangeNote { get; internal set; } = "";

    /// <summary>Why it was sent back; null unless it was. Kept until it is submitted again.</summary>
    public string? RejectionReason { get; internal set; }

    /// <summary>The account of whoever approved it, or published it in an emergency; null for a source.</summary>
    public Guid? ApprovedBy { get; internal set; }

    /// <summary>Why it was published without a second person; null where one approved it.</summary>
    public string? EmergencyReason { get; internal set; }

    /// <summary>The account of the second person who reviewed an emergency publication afterwards; null before.</summary>
    public Guid? ReviewedBy { get; internal set; }

    /// <summary>When it becomes, or became, public, UTC; null for a draft.</summary>
    public DateTime? PublishedUtc { get; internal set; }

    /// <summary>When it stopped being current, UTC; null before.</summary>
    public DateTime? EndedUtc { get; internal set; }

    /// <summary>Whether it was published in an emergency and no second person has reviewed it yet.</summary>
    public bool AwaitsReview => EmergencyReason is not null && ReviewedBy is null;

    /// <summary>The fields together.</summary>
    public DocumentText Text => new()
    {
        Title = Title,
        Summary = Summary,
        Body = Body,
        Fields = JsonNode.Parse(Fields)!.AsObject(),
    };

    /// <summary>Takes over who stood behind it in the portal that it was exported from, before it moves on.</summary>
    public void TakeOver(EditionOrigin origin) =>
        (AuthorIds, ApprovedBy, EmergencyReason, ReviewedBy) = (origin.Authors, origin.ApprovedBy, origin.EmergencyReason, origin.ReviewedBy);

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
        edition.AddAuthor(writerId);
        edition.Say(text, now);
        return edition;
    }

    internal void Revise(DocumentText text, DateTime now)
    {
        Say(text, now);
        Revision++;
    }

    internal void AddAuthor(Guid? account)
    {
        if (account is { } author && !AuthorIds.Contains(author))
            AuthorIds = [.. AuthorIds, author];
    }

    internal void Render() => BodyHtml = MarkdownRenderer.Render(Body).Html;

    /// <summary>Names of what this edition says otherwise than another one.</summary>
    internal IReadOnlyList<string> DifferencesFrom(Edition other)
    {
        var differing = new List<string>();
        if (Title != other.Title)
            differing.Add("title");
        if (Summary != other.Summary)
            differing.Add("summary");
        if (Body != other.Body)
            differing.Add("body");
        var (mine, theirs) = (Text.Fields, other.Text.Fields);
        differing.AddRange(mine.Select(field => field.Key).Union(theirs.Select(field => field.Key))
            .Where(name => !JsonNode.DeepEquals(mine[name], theirs[name])));
        return differing;
    }

    private void Say(DocumentText text, DateTime now)
    {
        (Title, Summary, Body, Fields, Hash) = (text.Title, text.Summary, text.Body, text.Fields.ToJsonString(), text.Hash());
        ChangedUtc = now;
    }
}
