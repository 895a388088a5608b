using System.Collections.Frozen;
using System.Text.Json;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Modules.Plugins;
using JatengPortal.Kernel.Tenants;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Messaging;

/// <summary>Registers what modules take in and do at a time.</summary>
public static class MessagingServices
{
    /// <summary>Lets <typeparamref name="THandler"/> take in messages in tenants that have <paramref name="feature"/>.</summary>
    public static IServiceCollection AddMessageHandler<TMessage, THandler>(this IServiceCollection services, Feature feature)
        where TMessage : IMessage
        where THandler : class, IMessageHandler<TMessage>
    {
        services.AddScoped<THandler>();
        services.AddSingleton(new MessageType(TMessage.Type, feature, async (provider, body, sender, cancellationToken) =>
        {
            var message = JsonSerializer.Deserialize<TMessage>(body) ?? throw new JsonException("The message is empty.");
            await provider.GetRequiredService<THandler>().HandleAsync(message, sender, cancellationToken);
        })
        {
            IsOfPlugin = PluginLoadContext.Holds(typeof(THandler)),
        });
        return services;
    }

    /// <summary>Lets <typeparamref name="THandler"/> do what falls due under <paramref name="kind"/> in tenants that have <paramref name="feature"/>.</summary>
    public static IServiceCollection AddDueHandler<THandler>(this IServiceCollection services, string kind, Feature feature)
        where THandler : class, IDueHandler
    {
        services.AddScoped<THandler>();
        services.AddSingleton(new DueKind(kind, feature, typeof(THandler)));
        return services;
    }
}

/// <summary>A message that some module takes in.</summary>
internal sealed record MessageType(
    string Name, Feature Feature, Func<IServiceProvider, string, Tenant, CancellationToken, Task> HandleAsync)
{
    public bool IsOfPlugin { get; init; }
}

/// <summary>Every message that some module takes in, by name.</summary>
internal sealed class MessageTypes(IEnumerable<MessageType> types)
{
    private readonly FrozenDictionary<string, MessageType[]> _byName =
        types.GroupBy(type => type.Name).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>Whoever takes it in, in any tenant.</summary>
    public IReadOnlyList<MessageType> Of(string name) => _byName.GetValueOrDefault(name, []);

    public IEnumerable<MessageType> Of(string name, Tenant tenant) =>
        Of(name).Where(type => tenant.Features.Contains(type.Feature));
}
