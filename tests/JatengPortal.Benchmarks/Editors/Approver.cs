using System.Security.Cryptography;

namespace JatengPortal.Benchmarks.Editors;

/// <summary>Approves or sends back what others submitted, two of them the same at once, and tries to approve what is their own.</summary>
internal sealed class Approver(OfficeWorker worker, Desk desk, int number)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private int _begun;

    public async Task RunAsync(CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            if (RandomNumberGenerator.GetInt32(20) == 0)
                await TryOwnAsync();
            else if (desk.Waiting.TryDequeue(out var document))
                await DecideAsync(document);
            else
                await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private async Task DecideAsync(Guid document)
    {
        var rejects = RandomNumberGenerator.GetInt32(4) == 0;
        var step = rejects ? Desk.Reject : Desk.Publish;
        // Discarded by its writer meanwhile, it is not there any more.
        var page = await worker.GetAsync("open a step", Desk.PathOf(document, step), 200, 302, 404);
        if (page.Status != 200 || Desk.BasisOf(page) is not { } basis)
            return;
        if (rejects)
        {
            var rejected = await worker.PostAsync("reject", Desk.PathOf(document, step), [(Desk.BasisField, basis), ("alasan", "Perbaiki bagian penutup.")], 302, 404, 422);
            desk.Tally.Count(rejected.Leads.Contains("naskah-ditolak", StringComparison.Ordinal) ? "rejected" : "rejected too late, or one's own: refused");
            return;
        }

        var answer = await worker.PostAsync("approve and publish", Desk.PathOf(document, step), [(Desk.BasisField, basis), ("kapan", "sekarang")], 302, 409, 422, 404);
        desk.Tally.Count(answer switch
        {
            { Status: 302 } when answer.Leads.Contains("naskah-terbit", StringComparison.Ordinal) => "approved and published",
            { Status: 302 } => "approved too late: somebody else had published it",
            { Status: 409 } => "approved too late: changed meanwhile, told",
            _ => "approved too late: taken back meanwhile, told",
        });
    }

    private async Task TryOwnAsync()
    {
        if (await desk.BeginAsync(worker, $"Edaran penyetuju {number}-{++_begun}") is not { } document)
            return;
        await desk.SubmitAsync(worker, document);
        // The page of approval has no form for its author, so the state is taken from another one.
        var page = await worker.GetAsync("open a step", Desk.PathOf(document, Desk.Reject), 200, 302);
        if (page.IsRedirect || Desk.BasisOf(page) is not { } basis)
            return;
        var answer = await worker.PostAsync("approve one's own (refused)", Desk.PathOf(document, Desk.Publish), [(Desk.BasisField, basis), ("kapan", "sekarang")], 302, 409, 422);
        desk.Tally.Count("tried to approve their own: refused");
        if (answer.Leads.Contains("naskah-terbit", StringComparison.Ordinal))
            desk.Tally.Fault($"{document} was published by who wrote it.");
    }
}
