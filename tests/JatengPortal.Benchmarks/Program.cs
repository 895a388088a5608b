using System.Globalization;
using JatengPortal.Benchmarks;
using JatengPortal.Benchmarks.Editors;

// The scripts in tests/load build this in Release and call it; `bare` is the yardstick that `pages` starts, `idle` what `tenants` starts.
return args switch
{
    ["bare", var folder, var address] => await BareServer.RunAsync(folder, address),
    ["pages", .. var options] => await PageThroughput.RunAsync(LoadOptions.From(options)),
    ["crash", ..] => await CrashRun.RunAsync(args.AsMemory(1)),
    ["import", ..] => await ImportMemory.RunAsync(args.AsMemory(1)),
    ["tenants", .. var options] => await ManyTenants.RunAsync(ManyTenantOptions.From(options)),
    ["idle", var dataPath, var recipes, var tenants, var seconds] => await IdleTenants.RunAsync(
        dataPath, recipes, int.Parse(tenants, CultureInfo.InvariantCulture), int.Parse(seconds, CultureInfo.InvariantCulture)),
    ["admin"] => await AdminPages.RunAsync(),
    ["editors", .. var options] => await EditorsRun.RunAsync(EditorsOptions.From(options)),
    ["start", .. var options] => await StartTime.RunAsync(LoadOptions.From(options)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        "Usage: JatengPortal.Benchmarks admin | editors [--editors N] [--minutes N] | pages|start [--rounds N] [--seconds N] | import [--megabytes N] "
        + "| tenants [--counts 10,1000] [--idle-seconds N] | crash [--kills N] [--seed N] [--provider NAME]   (the scripts in tests/load call it)");
    return 2;
}
