using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;

namespace JatengPortal.Kernel.Tests.Probing;

/// <summary>Writes down what fell due; fails after the writing where a test says so.</summary>
internal sealed class ProbeDue(TenantDatabase database, ProbeState state) : IDueHandler
{
    public const string Kind = "uji.tempo";
    public const string Section = "uji-tempo";

    public async Task HandleAsync(string key, CancellationToken cancellationToken)
    {
        state.Count(key);
        await ProbeNotes.AddAsync(database, Section, key, cancellationToken);
        await state.InTheMiddleOfAsync(key);
        if (state.Failing.ContainsKey(key))
            throw new InvalidOperationException($"{key} can't be done.");
    }
}

/// <summary>Leaves the saving to the kernel, which the database then refuses: a row of that key is there already.</summary>
internal sealed class UnsavedProbeDue(TenantDatabase database, ProbeState state) : IDueHandler
{
    public const string Kind = "uji.tempo-tak-tersimpan";

    public Task HandleAsync(string key, CancellationToken cancellationToken)
    {
        state.Count(key);
        database.Context<TenantStateDbContext>().Settings.Add(new SettingRow { Section = "site", Json = "{}" });
        return Task.CompletedTask;
    }
}
