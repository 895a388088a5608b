using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JatengPortal.Kernel.Data.Migrations.Host.Sqlite
{
    /// <inheritdoc />
    public partial class LedgerOfTenantsMade : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "makes_tenants",
                table: "ledger_runs",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "recipe_hash",
                table: "ledger_runs",
                type: "TEXT",
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "makes_tenants",
                table: "ledger_runs");

            migrationBuilder.DropColumn(
                name: "recipe_hash",
                table: "ledger_runs");
        }
    }
}
