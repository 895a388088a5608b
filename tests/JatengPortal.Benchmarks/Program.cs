using JatengPortal.Benchmarks;

// The scripts in tests/load build this in Release and call it; `bare` is the yardstick that `pages` starts.
return args switch
{
    ["bare", var folder, var address] => await BareServer.RunAsync(folder, address),
    ["pages", .. var options] => await PageThroughput.RunAsync(LoadOptions.From(options)),
    ["crash", ..] => await CrashRun.RunAsync(args.AsMemory(1)),
    ["import", ..] => await ImportMemory.RunAsync(args.AsMemory(1)),
    ["start", .. var options] => await StartTime.RunAsync(LoadOptions.From(options)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        "Usage: JatengPortal.Benchmarks pages|start [--rounds N] [--seconds N] | import [--megabytes N] "
        + "| crash [--kills N] [--seed N] [--provider NAME]   (the scripts in tests/load call it)");
    return 2;
}
