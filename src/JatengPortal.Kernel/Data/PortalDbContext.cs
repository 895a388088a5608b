using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace JatengPortal.Kernel.Data;

/// <summary>The conventions of every context: times in UTC, names in snake case, so that SQL reads alike on both providers.</summary>
public abstract class PortalDbContext(DbContextOptions options) : DbContext(options)
{
    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // A UTC DateTime, because SQLite refuses to ORDER BY a DateTimeOffset and lists are sorted by it.
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<int>();
    }

    /// <summary>Declares the tables; the names of columns follow from those of properties.</summary>
    protected abstract void Declare(ModelBuilder model);

    /// <inheritdoc />
    protected sealed override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Declare(modelBuilder);
        // What is stored within a JSON column has no columns.
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(entity => !entity.IsMappedToJson()))
        {
            foreach (var property in entity.GetProperties())
                property.SetColumnName(SnakeCase(property.Name));
        }
    }

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        value => StoredTime.Of(value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value),
        value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
}
