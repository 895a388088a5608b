using JatengPortal.Kernel.Rules;

namespace JatengPortal.News.Circulars.Letters;

/// <summary>Who signs (penanda tangan).</summary>
public sealed record Signatory
{
    private const int LongestLine = 200;

    /// <summary>Such as <c>Sekretaris Daerah</c>; empty while none is chosen.</summary>
    public string Office { get; init; } = "";

    /// <summary>In whose name, printed after "a.n."; null for one's own authority.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>With titles; null while it isn't known, in a sample.</summary>
    public string? Name { get; init; }

    /// <summary>Such as <c>Pembina Utama Madya</c>; null for who has none.</summary>
    public string? Rank { get; init; }

    /// <summary>Number of a civil servant (NIP): 18 digits; null for who has none.</summary>
    public string? Nip { get; init; }

    /// <exception cref="RuleViolationException"><c>circular.line</c>, <c>circular.nip</c></exception>
    internal void Check()
    {
        foreach (var line in new[] { Office.Length == 0 ? null : Office, OnBehalfOf, Name, Rank })
            LetterLines.RequireLine(line, LongestLine);
        if (Nip is not null && (Nip.Length != 18 || !Nip.All(char.IsAsciiDigit)))
            throw new RuleViolationException("circular.nip", "A NIP has 18 digits.");
    }
}
