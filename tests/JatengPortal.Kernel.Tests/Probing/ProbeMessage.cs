using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Tenants;

namespace JatengPortal.Kernel.Tests.Probing;

/// <summary>A message that the receiver writes down, in the order of arrival.</summary>
internal sealed record ProbeMessage(string Text) : IMessage
{
    public static string Type => "uji.pesan";
}

/// <summary>Writes messages down; fails after the writing where a test says so.</summary>
internal sealed class TakeInProbe(TenantDatabase database, ProbeState state) : IMessageHandler<ProbeMessage>
{
    public const string Section = "uji-pesan";

    public async Task HandleAsync(ProbeMessage message, Tenant sender, CancellationToken cancellationToken)
    {
        state.Count(message.Text);
        await ProbeNotes.AddAsync(database, Section, message.Text, cancellationToken);
        await state.InTheMiddleOfAsync(message.Text);
        if (state.Failing.ContainsKey(message.Text))
            throw new InvalidOperationException($"{message.Text} can't be taken in.");
    }
}

/// <summary>Texts that were written into a tenant's database, in order.</summary>
internal static class ProbeNotes
{
    public static async Task AddAsync(TenantDatabase database, string section, string text, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(cancellationToken);
        var settings = database.Context<TenantStateDbContext>().Settings;
        var row = await settings.FindAsync([section], cancellationToken);
        if (row is null)
            settings.Add(new SettingRow { Section = section, Json = text });
        else
            row.Json += " " + text;
        await transaction.CommitAsync(cancellationToken);
    }
}
