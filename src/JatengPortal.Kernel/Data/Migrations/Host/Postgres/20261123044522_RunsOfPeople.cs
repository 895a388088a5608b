using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JatengPortal.Kernel.Data.Migrations.Host.Postgres
{
    /// <inheritdoc />
    public partial class RunsOfPeople : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "started_by",
                table: "ledger_runs",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "started_in",
                table: "ledger_runs",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_ledger_runs_started_in_number",
                table: "ledger_runs",
                columns: new[] { "started_in", "number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ledger_runs_started_in_number",
                table: "ledger_runs");

            migrationBuilder.DropColumn(
                name: "started_by",
                table: "ledger_runs");

            migrationBuilder.DropColumn(
                name: "started_in",
                table: "ledger_runs");
        }
    }
}
