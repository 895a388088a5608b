using System.Globalization;
using JatengPortal.Audit.Trail;
using JatengPortal.Kernel.Auditing;

namespace JatengPortal.Audit.Reading;

/// <summary>Says in words what entries hold as ids. A singleton.</summary>
internal sealed class EntryWords(IEnumerable<AuditAction> actions)
{
    private const string CommandLine = "cli:";

    private readonly Dictionary<string, Func<string>> _names =
        actions.DistinctBy(action => action.Id).ToDictionary(action => action.Id, action => action.Name, StringComparer.Ordinal);

    /// <summary>Every action that has a name, by name.</summary>
    public IReadOnlyList<(string Id, string Name)> Actions =>
        [.. _names.Select(one => (one.Key, Name: one.Value())).OrderBy(one => one.Name, StringComparer.CurrentCulture)];

    /// <summary>What was done; the id where nobody has named it.</summary>
    public string NameOf(string action) => _names.TryGetValue(action, out var name) ? name() : action;

    /// <summary>Who did it.</summary>
    public static string ActorOf(AuditEntry entry) => entry switch
    {
        { ActorId: null } => Texts.Actor_portal,
        { ActorId: { } id } when id == Guid.Empty && entry.Actor.StartsWith(CommandLine, StringComparison.Ordinal) =>
            string.Format(CultureInfo.CurrentCulture, Texts.Actor_command_line, entry.Actor[CommandLine.Length..]),
        _ => entry.Actor,
    };
}
