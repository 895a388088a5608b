using System.Globalization;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;

namespace JatengPortal.Kernel.Publishing.Editing;

/// <summary>Which documents an editor wants to see. What can't be read in an address narrows nothing.</summary>
public sealed record DocumentFilter
{
    internal const string TextName = "q";
    internal const string StateName = "keadaan";
    internal const string WriterName = "penulis";
    internal const string SinceName = "sejak";
    internal const string UntilName = "sampai";
    internal const string AwaitingReview = "perlu-diperiksa";

    private const int LongestText = 100;
    private const int MostWords = 6;

    /// <summary>Words of the title; null for any.</summary>
    public string? Text { get; init; }

    /// <summary>Null for all.</summary>
    public WritingState? State { get; init; }

    /// <summary>Only what was published in an emergency and not reviewed yet.</summary>
    public bool AwaitsReview { get; init; }

    /// <summary>Account of whoever began the wording; null for anybody.</summary>
    public Guid? WriterId { get; init; }

    /// <summary>The first day, in WIB, on which the documents were last changed.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The last such day.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Whether it narrows nothing.</summary>
    public bool IsEmpty => this == new DocumentFilter();

    internal static DocumentFilter Read(IQueryCollection query)
    {
        var text = query[TextName].ToString().Trim();
        return new DocumentFilter
        {
            Text = text.Length is 0 or > LongestText ? null : text,
            State = StateOf(query[StateName]),
            AwaitsReview = query[StateName] == AwaitingReview,
            WriterId = Guid.TryParse(query[WriterName], out var writer) ? writer : null,
            Since = DayOf(query[SinceName]),
            Until = DayOf(query[UntilName]),
        };
    }

    /// <summary>As it stands in addresses.</summary>
    internal static string NameOf(WritingState state) => state switch
    {
        WritingState.Draft => "konsep",
        WritingState.Scheduled => "dijadwalkan",
        WritingState.Published => "terbit",
        WritingState.Revised => "diubah",
        WritingState.Submitted => "diajukan",
        WritingState.Rejected => "dikembalikan",
        _ => "ditarik",
    };

    /// <summary>The list's path with this filter, and what else is to stand in the query.</summary>
    internal string PathOf(string path, params (string Name, string? Value)[] more) => Query.Of(
        path,
        [
            (TextName, Text), (StateName, StateText), (WriterName, WriterId?.ToString()),
            (SinceName, TextOf(Since)), (UntilName, TextOf(Until)), .. more,
        ]);

    internal string? StateText => AwaitsReview ? AwaitingReview : State is { } state ? NameOf(state) : null;

    internal static string? TextOf(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Those rows that it asks for.</summary>
    public IQueryable<DocumentRow> Narrow(IQueryable<DocumentRow> rows)
    {
        foreach (var word in DocumentRow.Fold(Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords))
            rows = rows.Where(row => row.TitleFolded.Contains(word));
        if (State is { } state)
            rows = rows.Where(row => row.State == state);
        if (AwaitsReview)
            rows = rows.Where(row => row.AwaitsReview);
        if (WriterId is { } writer)
            rows = rows.Where(row => row.WriterId == writer);
        if (Since is { } since)
            rows = rows.Where(row => row.ChangedUtc >= WesternIndonesiaTime.BeginningOf(since));
        if (Until is { } until)
            rows = rows.Where(row => row.ChangedUtc < WesternIndonesiaTime.BeginningOf(until.AddDays(1)));
        return rows;
    }

    private static WritingState? StateOf(string? name)
    {
        foreach (var state in Enum.GetValues<WritingState>())
        {
            if (NameOf(state) == name)
                return state;
        }

        return null;
    }

    // The last day that there is has no day after it.
    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 9000
            ? day : null;
}
