using System.Globalization;
using JatengPortal.Audit.Trail;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Audit.Reading;

/// <summary>Which entries of a trail are asked for, as an address says it. Names are matched whole: each is found by an index.</summary>
public sealed class TrailSelection
{
    public const string ActorName = "pelaku";
    public const string ActionName = "tindakan";
    public const string SubjectName = "objek";
    public const string FromName = "dari";
    public const string UntilName = "sampai";

    private const int LongestText = 200;

    // How far a clock may have gone back while the numbers of the entries went on.
    private static readonly TimeSpan ClockSlack = TimeSpan.FromHours(1);

    [FromQuery(Name = ActorName)] public string? Actor { get; init; }

    [FromQuery(Name = ActionName)] public string? Action { get; init; }

    [FromQuery(Name = SubjectName)] public string? Subject { get; init; }

    /// <summary>First day, in WIB: <c>2026-11-22</c>.</summary>
    [FromQuery(Name = FromName)] public string? From { get; init; }

    /// <summary>Last day, in WIB.</summary>
    [FromQuery(Name = UntilName)] public string? Until { get; init; }

    public bool IsEmpty => Given().Count == 0;

    /// <summary>A day that can't be read: the name of its field; null where there is none.</summary>
    public string? Unreadable => IsUnreadable(From) ? FromName : IsUnreadable(Until) ? UntilName : null;

    /// <summary>As a form says it.</summary>
    public static TrailSelection Of(IFormCollection form) => new()
    {
        Actor = form[ActorName],
        Action = form[ActionName],
        Subject = form[SubjectName],
        From = form[FromName],
        Until = form[UntilName],
    };

    /// <summary>Path and query of a list with this selection.</summary>
    public string PathOf(string path, params (string Name, string? Value)[] more) =>
        Query.Of(path, [.. Given().Select(one => (one.Key, (string?)one.Value)), .. more]);

    /// <summary>What was chosen, by the name of its field.</summary>
    public Dictionary<string, string> Given() => new[]
        {
            (ActorName, Actor), (ActionName, Action), (SubjectName, Subject), (FromName, From), (UntilName, Until),
        }
        .Where(one => !string.IsNullOrWhiteSpace(one.Item2)).ToDictionary(one => one.Item1, one => Short(one.Item2!));

    /// <summary>The entries, in no order.</summary>
    internal async Task<IQueryable<AuditEntry>> OfAsync(DbContext db, EntryWords words, CancellationToken cancellationToken)
    {
        var all = db.Set<AuditEntry>().AsNoTracking();
        var entries = all;
        var given = Given();
        if (given.TryGetValue(ActorName, out var actor))
            entries = entries.Where(entry => entry.Actor == actor);
        if (given.TryGetValue(ActionName, out var action))
            entries = entries.Where(entry => entry.Action == action);
        if (given.TryGetValue(SubjectName, out var subject))
        {
            var subjects = words.SubjectsOf(subject);
            entries = entries.Where(entry => subjects.Contains(entry.Subject));
        }

        // Times rise with the numbers, so that days become a range of numbers: two look-ups instead of reading on from the newest.
        if (StartOf(From, 0) is { } from)
        {
            var early = from - ClockSlack;
            var first = await all.Where(entry => entry.Utc >= early).OrderBy(entry => entry.Utc).Select(entry => (long?)entry.Sequence)
                .FirstOrDefaultAsync(cancellationToken) ?? long.MaxValue;
            entries = entries.Where(entry => entry.Sequence >= first && entry.Utc >= from);
        }

        if (StartOf(Until, 1) is { } until)
        {
            var late = until + ClockSlack;
            var last = await all.Where(entry => entry.Utc < late).OrderByDescending(entry => entry.Utc).Select(entry => (long?)entry.Sequence)
                .FirstOrDefaultAsync(cancellationToken) ?? 0;
            entries = entries.Where(entry => entry.Sequence <= last && entry.Utc < until);
        }

        return entries;
    }

    private static bool IsUnreadable(string? day) => !string.IsNullOrWhiteSpace(day) && DayOf(day) is null;

    private static DateOnly? DayOf(string? day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date.Year is > 2000 and < 3000 ? date : null;

    private static DateTime? StartOf(string? day, int daysLater) => DayOf(day) is { } date
        ? TimeZoneInfo.ConvertTimeToUtc(date.AddDays(daysLater).ToDateTime(TimeOnly.MinValue), WesternIndonesiaTime.Zone)
        : null;

    private static string Short(string text) => text.Trim() is { Length: > LongestText } longer ? longer[..LongestText] : text.Trim();
}
