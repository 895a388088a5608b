using System.Globalization;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;

namespace JatengPortal.News.Articles.Editing;

/// <summary>Which articles an editor wants to see. What can't be read in an address narrows nothing.</summary>
public sealed record ArticleFilter
{
    public const string TextName = "q";
    public const string StateName = "keadaan";
    public const string WriterName = "penulis";
    public const string SinceName = "sejak";
    public const string UntilName = "sampai";

    private const int LongestText = 100;
    private const int MostWords = 6;

    public string? Text { get; init; }
    public WritingState? State { get; init; }
    public Guid? WriterId { get; init; }
    /// <summary>The first day, in WIB, on which the articles were last changed.</summary>
    public DateOnly? Since { get; init; }
    /// <summary>The last such day.</summary>
    public DateOnly? Until { get; init; }

    public bool IsEmpty => this == new ArticleFilter();

    internal static ArticleFilter Read(IQueryCollection query)
    {
        var text = query[TextName].ToString().Trim();
        return new ArticleFilter
        {
            Text = text.Length is 0 or > LongestText ? null : text,
            State = StateOf(query[StateName]),
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
        _ => "diubah",
    };

    /// <summary>The list's path with this filter, and what else is to stand in the query.</summary>
    internal string PathOf(string path, params (string Name, string? Value)[] more) => Query.Of(
        path,
        [
            (TextName, Text), (StateName, State is { } state ? NameOf(state) : null), (WriterName, WriterId?.ToString()),
            (SinceName, TextOf(Since)), (UntilName, TextOf(Until)), .. more,
        ]);

    internal static string? TextOf(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal IQueryable<ArticleRow> Narrow(IQueryable<ArticleRow> rows)
    {
        foreach (var word in ArticleRow.Fold(Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords))
            rows = rows.Where(row => row.TitleFolded.Contains(word));
        if (State is { } state)
            rows = rows.Where(row => row.State == state);
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
