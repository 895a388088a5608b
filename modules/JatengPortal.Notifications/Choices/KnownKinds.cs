using System.Collections.Frozen;
using JatengPortal.Kernel.Notifications;

namespace JatengPortal.Notifications.Choices;

/// <summary>Every kind of notification that some module declares. A singleton.</summary>
internal sealed class KnownKinds(IEnumerable<NotificationKind> kinds)
{
    private readonly FrozenDictionary<string, NotificationKind> _byId = kinds.DistinctBy(kind => kind.Id).ToFrozenDictionary(kind => kind.Id);

    /// <summary>By name.</summary>
    public IReadOnlyList<NotificationKind> All => [.. _byId.Values.OrderBy(kind => kind.Name(), StringComparer.CurrentCulture)];

    /// <summary>Null where the module is gone.</summary>
    public NotificationKind? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>What a notification says, in the language of the moment.</summary>
    public string Say(string kind, string subject) => Find(kind)?.Say(subject) ?? subject;
}
