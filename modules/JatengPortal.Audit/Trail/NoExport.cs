using JatengPortal.Kernel.Recipes.Export;

namespace JatengPortal.Audit.Trail;

/// <summary>A trail tells what was done in this tenant; one that is made from its export has done nothing yet, and begins its own.</summary>
internal sealed class NoExport : IExportSource
{
    public Task ExportAsync(RecipeExport export, CancellationToken cancellationToken) => Task.CompletedTask;
}
