using System.Globalization;
using JatengPortal.Audit.Trail;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Web;

namespace JatengPortal.Audit.Reading;

/// <summary>Says in words what entries hold as ids. A singleton.</summary>
internal sealed class EntryWords(IEnumerable<AuditAction> actions, IEnumerable<AuditTerm> terms, ModuleCatalog catalog)
{
    private const string CommandLine = "cli:";

    private readonly Dictionary<string, Func<string>> _names =
        actions.DistinctBy(action => action.Id).ToDictionary(action => action.Id, action => action.Name, StringComparer.Ordinal);

    private readonly Dictionary<string, Func<string>> _terms = terms.DistinctBy(term => term.Id, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(term => term.Id, term => term.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Every action that has a name, by name.</summary>
    public IReadOnlyList<(string Id, string Name)> Actions =>
        [.. _names.Select(one => (one.Key, Name: one.Value())).OrderBy(one => one.Name, StringComparer.CurrentCulture)];

    /// <summary>What was done; the id where nobody has named it.</summary>
    public string NameOf(string action) => _names.TryGetValue(action, out var name) ? name() : action;

    /// <summary>What it was done to: features, permissions, themes and settings by their names, all else as it stands there.</summary>
    public string SubjectOf(AuditEntry entry) => entry.Action == "settings.changed" && _terms.TryGetValue(entry.Subject, out var section)
        ? section()
        : ValueOf(entry.Subject);

    /// <summary>The subjects that somebody means who types this: it is one, or the word for one.</summary>
    public IReadOnlyList<string> SubjectsOf(string typed) =>
    [
        typed,
        .. catalog.Features.Where(feature => IsSame(feature.Name, typed)).Select(feature => feature.Id),
        .. catalog.Permissions.Where(permission => IsSame(permission.Name, typed)).Select(permission => permission.Id),
        .. catalog.PublicThemes.Where(theme => IsSame(theme.Name, typed)).Select(theme => theme.Id),
        .. _terms.Where(term => IsSame(term.Value(), typed)).Select(term => term.Key),
    ];

    /// <summary>A value: a time as people read it, and the name of what it is the id of.</summary>
    public string ValueOf(string value) =>
        catalog.Find(value)?.Name ?? catalog.FindPermission(value)?.Name ?? catalog.FindTheme(value)?.Name
        ?? (IsTime(value, out var utc) ? $"{WesternIndonesiaTime.Date(utc)}, {WesternIndonesiaTime.Time(utc)}" : value);

    /// <summary>Where a value stands: <c>Main[2].Text</c> is "Menu utama 2, Teks".</summary>
    public string PlaceOf(string place) => string.Join(", ", place.Split('.').Select(part =>
    {
        var (name, number) = part.IndexOf('[', StringComparison.Ordinal) is var at and >= 0 ? (part[..at], " " + part[(at + 1)..].TrimEnd(']')) : (part, "");
        return (_terms.TryGetValue(name, out var word) ? word() : name) + number;
    }));

    /// <summary>Who did it.</summary>
    public static string ActorOf(AuditEntry entry) => entry switch
    {
        { ActorId: null } => Texts.Actor_portal,
        { ActorId: { } id } when id == Guid.Empty && entry.Actor.StartsWith(CommandLine, StringComparison.Ordinal) =>
            string.Format(CultureInfo.CurrentCulture, Texts.Actor_command_line, entry.Actor[CommandLine.Length..]),
        _ => entry.Actor,
    };

    private static bool IsSame(string name, string typed) => name.Equals(typed, StringComparison.OrdinalIgnoreCase);

    // As JSON holds the portal's times: 2026-11-22T01:02:03Z.
    private static bool IsTime(string value, out DateTime utc) =>
        DateTime.TryParseExact(value, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out utc);
}
