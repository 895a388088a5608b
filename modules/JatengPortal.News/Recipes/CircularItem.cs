using System.ComponentModel;
using JatengPortal.Kernel.Recipes.Content;
using JatengPortal.News.Circulars.Letters;

namespace JatengPortal.News.Recipes;

[Description("A circular.")]
internal sealed record CircularItem : CircularWording
{
    [Description("Stable id, mostly [js: uuid()].")]
    public required string ContentItemId { get; init; }

    [Description("Circular.")]
    public required string ContentType { get; init; }

    [Description("Its address; left out, one is made from the title.")]
    public AutoroutePart? AutoroutePart { get; init; }

    [Description("Wordings that come after this one: published when their time comes, or drafts.")]
    public IReadOnlyList<LaterCircular> Later { get; init; } = [];

    [Description("What it was in the portal that it was exported from.")]
    public OriginPart? OriginPart { get; init; }
}

[Description("A wording of a circular that comes after another one.")]
internal sealed record LaterCircular : CircularWording;

/// <summary>What a circular says, now or later.</summary>
internal abstract record CircularWording
{
    [Description("What it is about (hal), 1 to 300 characters.")]
    public required string DisplayText { get; init; }

    [Description("False leaves it as a draft.")]
    public bool Published { get; init; } = true;

    [Description("The public date with its zone; in the future, it is published then. Left out: when the recipe first ran.")]
    public DateTime? PublishedUtc { get; init; }

    [Description("Its body.")]
    public required MarkdownBodyPart MarkdownBodyPart { get; init; }

    [Description("The parts of the letter.")]
    public required CircularPart CircularPart { get; init; }
}

[Description("The parts of the letter.")]
internal sealed record CircularPart
{
    [Description("Slug of its type, which the step CircularTypes defines.")]
    public required string Type { get; init; }

    [Description("A: national archive style; B: letter of a regional government. As its type has it.")]
    public required LetterLayout Layout { get; init; }

    [Description("One or two sentences for lists and feeds, at most 1,000 characters.")]
    public string? Summary { get; init; }

    [Description("Classification code, such as 100.2.7.")]
    public string? Classification { get; init; }

    [Description("The number as printed; what is published needs one.")]
    public string? Number { get; init; }

    [Description("How it is to be handled (sifat).")]
    public LetterNature Nature { get; init; }

    [Description("Enclosures, such as 1 (satu) berkas.")]
    public string? Attachment { get; init; }

    [Description("To whom it goes, one line each.")]
    public IReadOnlyList<string> Addressees { get; init; } = [];

    [Description("Where it is signed.")]
    public string? Place { get; init; }

    [Description("When it is signed, such as 2024-11-01.")]
    public DateOnly? Date { get; init; }

    [Description("Its legal basis, one regulation each.")]
    public IReadOnlyList<string> Basis { get; init; } = [];

    [Description("Who signs.")]
    public SignatoryPart? Signatory { get; init; }

    [Description("Who gets a copy, one line each.")]
    public IReadOnlyList<string> CopiesTo { get; init; } = [];

    [Description("Whether the public may know of it.")]
    public InformationClass Information { get; init; }

    [Description("Why not, for what is exempt.")]
    public string? ExemptionReason { get; init; }

    [Description("What lists sort it under.")]
    public string? Subject { get; init; }

    [Description("Slugs of the published circulars that it amends.")]
    public IReadOnlyList<string> Amends { get; init; } = [];

    [Description("Slugs of the published circulars that it revokes.")]
    public IReadOnlyList<string> Revokes { get; init; } = [];

    [Description("It is an example, some of whose facts aren't known: its page says so.")]
    public bool Sample { get; init; }

    [Description("Which facts those are.")]
    public string? SampleNote { get; init; }
}

[Description("Who signs a circular.")]
internal sealed record SignatoryPart
{
    [Description("The office, such as Sekretaris Daerah.")]
    public required string Office { get; init; }

    [Description("In whose name (a.n.).")]
    public string? OnBehalfOf { get; init; }

    [Description("The name with titles.")]
    public string? Name { get; init; }

    [Description("The rank of a civil servant.")]
    public string? Rank { get; init; }

    [Description("The number of a civil servant: 18 digits.")]
    public string? Nip { get; init; }
}
