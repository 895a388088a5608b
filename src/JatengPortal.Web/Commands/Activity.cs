using System.Globalization;
using JatengPortal.Kernel.Recipes;

namespace JatengPortal.Web.Commands;

/// <summary>Shows what long work is busy with, beside what it prints.</summary>
internal sealed class Activity : IProgress<RecipeProgress>, IProgress<long>
{
    /// <inheritdoc />
    public void Report(RecipeProgress value)
    {
        if (value.Activity is not null)
            Console.Error.WriteLine($"{value.Activity} …");
    }

    /// <inheritdoc />
    public void Report(long value) => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value} items written …"));
}
