using JatengPortal.Kernel.Rules;
using JatengPortal.News.Circulars.Letters;
using JatengPortal.News.Circulars.Numbers;

namespace JatengPortal.News.Circulars.Types;

/// <summary>A kind of circular that an agency writes (jenis surat edaran): its layout and how it is numbered.</summary>
public sealed class CircularType
{
    private const int MostSections = 20;

    /// <summary>See <see cref="Kernel.Publishing.Slug"/>; unique in the agency.</summary>
    public required string Slug { get; init; }
    public required string Name { get; set; }
    public required LetterLayout Layout { get; set; }
    /// <summary>See <see cref="NumberPattern"/>.</summary>
    public required string Pattern { get; set; }
    /// <summary>Whether counting begins anew each year.</summary>
    public bool Restarts { get; set; } = true;
    /// <summary>Name of the counter (buku nomor): types that share it never give the same number. Mostly the slug.</summary>
    public required string Book { get; set; }
    /// <summary>The agency's own sign in its numbers.</summary>
    public required string Unit { get; set; }
    /// <summary>Offered for new circulars; null for none.</summary>
    public string? Classification { get; set; }
    /// <summary>Headings that the body of a new circular begins with, separated by line feeds.</summary>
    public string Sections { get; set; } = "";
    /// <summary>Where it stands among the others; the first one is chosen beforehand.</summary>
    public int Position { get; set; }

    public NumberPattern Numbering => NumberPattern.Parse(Pattern, Restarts);

    public IReadOnlyList<string> SectionNames => Sections.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Markdown that a new circular begins with.</summary>
    public string SuggestedBody => string.Concat(SectionNames.Select(name => $"## {name}\n\n\n"));

    /// <exception cref="RuleViolationException">
    /// <c>circular.type</c>, <c>slug.malformed</c>, <c>circular.classification</c>, those of <see cref="NumberPattern.Parse"/>
    /// </exception>
    internal void Check()
    {
        Kernel.Publishing.Slug.Parse(Slug);
        Kernel.Publishing.Slug.Parse(Book);
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 60 || Name.Any(char.IsControl))
            throw new RuleViolationException("circular.type", "A type has a name of 1 to 60 characters.");
        if (Unit.Length is 0 or > 40 || !LetterNumber.TryParse(Unit + "1", out _))
            throw new RuleViolationException("circular.type", "A unit has 1 to 40 of letters, digits, spaces and ./-().");
        if (Classification is not null && !CircularFields.IsClassification(Classification))
            throw new RuleViolationException("circular.classification", "A classification code is digits with dots between them, such as 100.2.7.");
        if (SectionNames.Count > MostSections || SectionNames.Any(name => name.Length > 100))
            throw new RuleViolationException("circular.type", $"A type suggests at most {MostSections} headings of at most 100 characters.");
        _ = Numbering;
    }

    /// <summary>Refuses two types that would give one number from two counters.</summary>
    /// <exception cref="RuleViolationException"><c>circular.pattern-shared</c></exception>
    internal static void RequireDifferentNumbers(IEnumerable<CircularType> types)
    {
        foreach (var same in types.GroupBy(type => type.Numbering.ShapeWith(type.Unit)).Where(same => same.Select(type => type.Book).Distinct().Count() > 1))
        {
            throw new RuleViolationException(
                "circular.pattern-shared",
                $"The types {string.Join(", ", same.Select(type => type.Slug))} would give the same numbers. Let them share a book, or write their numbers differently.");
        }
    }
}
